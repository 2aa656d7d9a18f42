-- Run before the queries of this folder.

-- The letters of a text alone, in small form: two texts that differ in spaces, line breaks, punctuation and footnote calls are one.
CREATE MACRO letters(words) AS lower(regexp_replace(words, '[^\pL]+', '', 'g'));

-- The place of a list label in its sequence: a is 1, z is 26, aa is 27; numbers stand for themselves.
CREATE MACRO place_of_letter(label) AS
    CASE
        WHEN regexp_full_match(label, '[0-9]+') THEN CAST(label AS INTEGER)
        WHEN regexp_full_match(label, '[a-z]') THEN ascii(label) - 96
        WHEN regexp_full_match(label, '[a-z][a-z]') THEN (ascii(label) - 96) * 26 + ascii(substring(label, 2)) - 96
    END;

-- The same for Roman numerals in small letters, as sub-points have them.
CREATE MACRO place_of_roman(label) AS
    nullif(list_position(['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii', 'xiii', 'xiv', 'xv', 'xvi',
                          'xvii', 'xviii', 'xix', 'xx'], label), 0);

-- A printed number or label without its brackets and full stop: (a) is a, 12. is 12, 1) is 1; of 122.10 the last part.
CREATE MACRO bare(number) AS lower(regexp_replace(regexp_replace(number, '[()\s]|[.]\s*$', '', 'g'), '^.*[.]', ''));

-- The words of a name that a passage lacks. Columns of a list interleave, so that only the words stand together.
CREATE MACRO missing_words(name, passage) AS
    list_filter(string_split_regex(name, '[^\pL]+'), lambda word: NOT contains(letters(passage), letters(word)));
