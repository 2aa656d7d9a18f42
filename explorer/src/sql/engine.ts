/**
 * The SQL engine: DuckDB in a worker, over the package's own database file, which it can't change.
 *
 * Engine and file are loaded when the first query needs them. Nothing is fetched from beyond the site: extensions are off,
 * files outside are off, and the settings are locked.
 */
import { AsyncDuckDB, type AsyncDuckDBConnection, VoidLogger } from "@duckdb/duckdb-wasm";
import workerPath from "@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url";
import wasmPath from "@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url";
import { type Column, type Result, readBatches } from "./result.ts";

const DATABASE = "package/proceedings.duckdb";

/** Rows that a result holds at most; a query that gives more is cut, and the page says so. */
export const MOST_ROWS = 200_000;

const OFFLINE = `
  SET autoinstall_known_extensions = false;
  SET autoload_known_extensions = false;
  ATTACH 'proceedings.duckdb' AS proceedings (READ_ONLY);
  USE proceedings;
  SET enable_external_access = false;
  SET lock_configuration = true;
`;

export type Progress = (said: string) => void;

interface Running {
  database: AsyncDuckDB;
  connection: AsyncDuckDBConnection;
}

let running: Promise<Running> | null = null;

/** Start the engine if it does not run yet. A start that failed is tried again next time. */
export function start(say: Progress = () => undefined): Promise<Running> {
  running ??= open(say).catch((error: unknown) => {
    running = null;
    throw error;
  });
  return running;
}

/** End the engine with whatever it is doing; the next query starts it anew. */
export async function stop(): Promise<void> {
  const ending = running;
  running = null;
  await (await ending)?.database.terminate();
}

async function open(say: Progress): Promise<Running> {
  say("Loading the SQL engine …");
  const file = fetchDatabase();
  file.catch(() => undefined);
  const database = new AsyncDuckDB(new VoidLogger(), new Worker(workerAddress()));
  await database.instantiate(new URL(wasmPath, document.baseURI).href);
  say("Opening the database …");
  await database.open({ query: { castBigIntToDouble: false, castDecimalToDouble: true } });
  await database.registerFileBuffer("proceedings.duckdb", await file);
  const connection = await database.connect();
  await connection.query(OFFLINE);
  return { database, connection };
}

async function fetchDatabase(): Promise<Uint8Array> {
  const answer = await fetch(DATABASE);
  if (!answer.ok) throw new Error(`${DATABASE} can't be loaded (${answer.status} ${answer.statusText}).`);
  return new Uint8Array(await answer.arrayBuffer());
}

/** Of all addresses, trusted types let one through: the engine's own worker, a file of this site. A policy is made once. */
const policy = window.trustedTypes?.createPolicy("explorer-worker", {
  createScriptURL: (given) => {
    if (given !== workerUrl()) throw new TypeError("Only the engine's own worker may be started.");
    return given;
  },
});

const workerUrl = (): string => new URL(workerPath, document.baseURI).href;

const workerAddress = (): string => (policy ? policy.createScriptURL(workerUrl()) : workerUrl()) as string;

/** Ask in SQL. `variables` are what the SQL reads with `getvariable`. Throws what the engine says is wrong. */
export async function ask(sql: string, variables: Record<string, string> = {}, say?: Progress): Promise<Result> {
  const { connection } = await start(say);
  say?.("Running …");
  for (const [name, value] of Object.entries(variables)) {
    await connection.query(`SET VARIABLE "${name.replaceAll('"', '""')}" = '${value.replaceAll("'", "''")}'`);
  }
  const began = performance.now();
  const reader = await connection.send(sql, true);
  const result = await readBatches(reader, MOST_ROWS);
  if (result.cut) await connection.cancelSent();
  return { ...result, milliseconds: performance.now() - began };
}

export type { Column, Result };
