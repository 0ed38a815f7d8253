// WebKitGTK, on a display of its own that nobody sees, driven over WebDriver.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Builder, Capabilities } from 'selenium-webdriver';

/** WebKit's test browser, where Debian's webkit2gtk-driver puts it. WEBKIT gives the path of another one. */
const MINI_BROWSER = process.env.WEBKIT || `/usr/lib/${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}-linux-gnu/webkit2gtk-4.1/MiniBrowser`;

/** Milliseconds between two looks whether the driver answers. */
const INTERVAL = 50;

/** How often that is looked. */
const LOOKS = 200;

/** Milliseconds after which a page is not expected any more. */
const LOAD_TIMEOUT = 30_000;

/**
 * Milliseconds after which a command is given up: what is asked of a page that is just being left is at times never
 * answered, and the next question is.
 */
const COMMAND_TIMEOUT = 10_000;

/** Milliseconds after which a paste has gone wrong. */
const PASTE_TIMEOUT = 10_000;

/**
 * @typedef {object} WebKit
 * @property {import('selenium-webdriver').WebDriver} driver
 * @property {(move: () => Promise<unknown>) => Promise<void>} load makes a move to another page and waits for it
 * @property {(text: string) => Promise<void>} paste puts a text into the address bar and presses Return
 * @property {() => Promise<void>} close
 */

/**
 * Starts WebKitGTK.
 *
 * @returns {Promise<WebKit>}
 */
export async function launchWebKit() {
  const home = await mkdtemp(join(tmpdir(), 'webkit-'));
  const started = [];
  /** Starts a program in a group of its own, so that it ends together with what it started. */
  const start = (program, args, options) => {
    const child = spawn(program, args, { detached: true, stdio: 'ignore', ...options });
    started.push(child);
    return child;
  };
  const endAll = () => {
    for (const { pid } of started.splice(0).reverse()) {
      try {
        process.kill(-pid, 'SIGKILL');
      } catch {
        // It has ended already.
      }
    }
  };
  const stop = () => process.exit(1);
  process.once('exit', endAll).once('SIGTERM', stop).once('SIGINT', stop);
  const close = async () => {
    process.off('exit', endAll).off('SIGTERM', stop).off('SIGINT', stop);
    endAll();
    await rm(home, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const display = start('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    });
    const [number] = await Promise.race([once(display.stdio[3], 'data'), failed(display)]);
    // Anything else in the environment may change what the browser does.
    const env = { PATH: process.env.PATH, HOME: home, DISPLAY: `:${`${number}`.trim()}` };
    const port = await freePort();
    await startDriver(start, port, env);
    const driver = await new Builder()
      .usingServer(`http://127.0.0.1:${port}`)
      .withCapabilities(
        new Capabilities({
          browserName: 'MiniBrowser',
          unhandledPromptBehavior: 'ignore',
          // It takes some pages that come back from the cache to be loading for ever. `load` waits instead.
          pageLoadStrategy: 'none',
          'webkitgtk:browserOptions': { binary: MINI_BROWSER, args: ['--automation'] },
        }),
      )
      .build();
    const execute = driver.execute.bind(driver);
    driver.execute = (command) => answered(execute(command), command.getName());
    return { driver, load: (move) => load(driver, move), paste: (text) => paste(text, env), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * Rejected when a command is not answered.
 *
 * @template T
 * @param {Promise<T>} answer
 * @param {string} name
 * @returns {Promise<T>}
 */
async function answered(answer, name) {
  const stop = new AbortController();
  const late = pause(COMMAND_TIMEOUT, undefined, stop).then(() => {
    throw new Error(`WebKitWebDriver does not answer to ${name}`);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    stop.abort();
    late.catch(() => {});
  }
}

/** Rejected when a program cannot be started or ends. */
async function failed(child) {
  const [code, signal] = await once(child, 'exit');
  throw new Error(`${child.spawnfile} ended with ${code ?? signal}`);
}

/** A port that was free a moment ago: the driver cannot be told to find one. */
async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function startDriver(start, port, env) {
  const gone = failed(start('WebKitWebDriver', [`--port=${port}`], { env }));
  const answers = async () => {
    for (let i = 0; i < LOOKS; i++) {
      const response = await fetch(`http://127.0.0.1:${port}/status`).catch(() => null);
      if (response?.ok) return;
      await pause(INTERVAL);
    }
    throw new Error('WebKitWebDriver does not answer');
  };
  await Promise.race([answers(), gone]);
  gone.catch(() => {});
}

let moves = 0;

/**
 * Makes a move and waits until another page is there.
 *
 * @param {import('selenium-webdriver').WebDriver} driver
 * @param {() => Promise<unknown>} move
 */
async function load(driver, move) {
  const mark = ++moves;
  await driver.executeScript('window.left = arguments[0]', mark);
  await move();
  const isThere = () => driver.executeScript('return window.left !== arguments[0] && document.readyState === "complete"', mark);
  await driver.wait(() => isThere().catch(() => false), LOAD_TIMEOUT, 'a page');
}

/**
 * Pastes a text into the address bar and presses Return.
 *
 * @param {string} text
 * @param {Record<string, string>} env
 */
async function paste(text, env) {
  const windows = await run('xdotool', ['search', '--onlyvisible', '--class', 'MiniBrowser'], env);
  const [window] = windows.trim().split('\n');
  // It ends once the text was taken, so that Return cannot come first.
  const clipboard = spawn('xclip', ['-quiet', '-loops', '1', '-selection', 'clipboard'], {
    env,
    stdio: ['pipe', 'ignore', 'pipe'],
    timeout: PASTE_TIMEOUT,
  });
  const ended = once(clipboard, 'exit');
  clipboard.stdin.end(text);
  // It says so once the clipboard is its own.
  await Promise.race([once(clipboard.stderr, 'data'), ended]);
  clipboard.stderr.resume();
  await run('xdotool', ['windowfocus', '--sync', window, 'key', 'ctrl+l', 'key', 'ctrl+v'], env);
  const [code] = await ended;
  if (code !== 0) throw new Error('the address bar did not take the text');
  await run('xdotool', ['key', 'Return'], env);
}

/** Runs a program; resolved with what it printed. */
async function run(program, args, env) {
  const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  let printed = '';
  for await (const chunk of child.stdout.setEncoding('utf8')) printed += chunk;
  const [code] = await ended;
  if (code !== 0) throw new Error(`${program} ${args[0]} ended with ${code}`);
  return printed;
}
