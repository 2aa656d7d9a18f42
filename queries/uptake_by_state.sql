-- Question: Which States proposed changes to the points discussed in 2020, and how much of it was adopted?
-- Why: Influence on a text can be counted only where proposals and the adopted words stand side by side.
-- How to read: One row a State. share_adopted counts adoption to the letter and in other words, over the proposals whose
-- outcome is known. The numbers are small: read the words behind them with what_a_state_asked_for.sql. A proposal that was
-- adopted may have been made by others too, in the room; the documents don't tell.
SELECT state, proposals, adopted_verbatim, adopted_reworded, not_adopted, point_dropped, share_adopted, remarks
FROM uptake_by_state
WHERE proposals > 0
ORDER BY proposals DESC, state;
