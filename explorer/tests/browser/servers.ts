/**
 * Three sites for the tests, served as a reader would serve them (`proceedings explore`): the project's own, which
 * `make site` built, and two that hold hostile text (tests/explorer/hostile.py).
 */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { TestProject } from "vitest/node";

const ROOT = resolve(import.meta.dirname, "../../..");
const PYTHON = join(ROOT, ".venv/bin/python");

declare module "vitest" {
  export interface ProvidedContext {
    site: string;
    poisoned: string;
    document: string;
  }
}

export default async function setup(project: TestProject) {
  if (!existsSync(join(ROOT, "site/index.html")))
    throw new Error("There is no site to test. Build it first: make site");
  const folder = mkdtempSync(join(tmpdir(), "explorer-"));
  execFileSync(PYTHON, ["tests/explorer/hostile.py", folder], { cwd: ROOT, stdio: "inherit" });
  const sites = {
    site: join(ROOT, "site"),
    poisoned: join(folder, "poisoned-site"),
    document: join(folder, "document-site"),
  };
  const processes: ChildProcess[] = [];
  for (const [name, path] of Object.entries(sites)) {
    const { address, process } = await serve(path);
    project.provide(name as keyof typeof sites, address);
    processes.push(process);
  }
  return () => {
    for (const process of processes) process.kill();
    rmSync(folder, { recursive: true, force: true });
  };
}

interface Server {
  address: string;
  process: ChildProcess;
}

/** Start a server at a free port; it prints its address. */
function serve(site: string): Promise<Server> {
  const process = spawn(PYTHON, ["-u", "-m", "pipelines.cli", "explore", "--site", site, "--port", "0"], {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "inherit"],
  });
  return new Promise((done, fail) => {
    process.stdout?.once("data", (said: Buffer) => done({ address: said.toString().trim(), process }));
    process.once("exit", (code) => fail(new Error(`The server ended with ${code}.`)));
  });
}
