/** What was found on a page. A text field that the page does not support is empty. */
export interface Article {
  title: string;
  /** `authors` as the page joins them, or by ", ". */
  byline: string;
  /** Names alone, without "By". */
  authors: string[];
  siteName: string;
  /** RFC 3339, or a date alone where the page gives no time. */
  publishedTime: string;
  /** RFC 3339, or a date alone where the page gives no time. */
  modifiedTime: string;
  /** BCP 47. */
  lang: string;
  /** "ltr", "rtl" or empty. */
  dir: string;
  excerpt: string;
  /** Absolute address. */
  image: string;
  /** Absolute address. */
  favicon: string;
  /** The canonical address, or the one that was given. */
  url: string;
  pageType: string;
  /** 0 to 1: the chance that the text has a word F1 of 0.9 against the true article. Below 0.2 it rarely is one. */
  confidence: number;
  wordCount: number;
  /** Characters of `textContent`. */
  length: number;
  /** Safe HTML, without the title. */
  content: string;
  textContent: string;
  markdown: string;
  footnotes: Footnote[];
  /** Where each field of metadata was found. */
  sources: Source[];
  /** What was removed and why; present when asked for with `trace`. */
  trace?: Step[];
}

/** One note of the article; its text stands in `content` too, under the id "fn-" + label. */
export interface Footnote {
  label: string;
  text: string;
}

/** Where the value of a metadata field was found. */
export interface Source {
  /** "title", "authors", ... */
  field: string;
  /** "json-ld", "open graph", ... */
  from: string;
}

/** One thing that was removed, and why. */
export interface Step {
  stage: string;
  /** CSS-like path, e.g. "body>div.page>aside:3". */
  path: string;
  reason: string;
  /** The first characters of what was removed. */
  text: string;
}

/** What can be read: source, undecoded bytes, a file, or a document. */
export type Input = string | Uint8Array | ArrayBuffer | Blob | Document;

export interface Options {
  /** Absolute address of the page, for its relative links. A document's own is used when this is left out. */
  url?: string | URL | Location;
  /**
   * "text/html" (the default), "application/xhtml+xml" or "text/plain"; with bytes, a charset where one is known. That
   * of a file or a document is its own when this is left out.
   */
  contentType?: string;
  /** Ends the work, with the code "aborted". */
  signal?: AbortSignal;
  /**
   * Milliseconds that the work, with the start of the worker, may take before it ends with the code "timeout": 15,000
   * when left out. Infinity is no limit.
   */
  timeout?: number;
  /** Ask for `Article.trace`. */
  trace?: boolean;
  /** -1 strict ... +1 generous, nothing beyond; 0 is what measured best. */
  bias?: number;
  /** The page is the article, with nothing to be left out: a passage that a reader selected. */
  whole?: boolean;
  /** CSS selectors: what they match is part of the article whatever its score. */
  keep?: string;
  /** CSS selectors: what they match never is part of the article. */
  drop?: string;
  /** With a document: take the selection alone where there is one (default false). */
  selection?: boolean;
  /** Bounds on the work; those left out have their defaults. */
  limits?: Limits;
}

export interface Limits {
  /** Bytes of input: 8 MiB. */
  bytes?: number;
  /** Nodes in the document: 300,000. */
  nodes?: number;
  /** Bytes of `content`, and of `markdown`: 16 MiB. */
  output?: number;
  /** Bytes that parsing may allocate: 64 MiB + 48 for each byte of input. */
  heap?: number;
}

/**
 * What went wrong, for programs. These names are stable.
 *
 * - `no-content`: nothing on the page reads like an article; the error's `article` has what there is
 * - `too-large`, `too-deep`, `budget`: the page is past a limit on bytes and nodes, on nesting, or on memory
 * - `timeout`: the work took longer than the `timeout` option allows
 * - `aborted`: the caller's signal was aborted
 * - `worker-unavailable`: no worker can be started here: too old a browser, or the site's policy forbids it
 * - `wasm-unavailable`: the WebAssembly program cannot be loaded or compiled
 * - `bad-input`: an argument, or a page handed over, is not of a kind that can be read, bytes are no text, or an option
 *   does not exist or cannot have its value
 * - `internal`: a fault in Lectern
 */
export type ErrorCode =
  | 'no-content'
  | 'too-large'
  | 'too-deep'
  | 'budget'
  | 'timeout'
  | 'aborted'
  | 'worker-unavailable'
  | 'wasm-unavailable'
  | 'bad-input'
  | 'internal';

/** An error with a `code` to tell it by and a `message` to show. */
export class LecternError extends Error {
  constructor(code: ErrorCode, message: string, details?: { article?: Article; cause?: unknown });
  readonly code: ErrorCode;
  /** With "no-content": the metadata, and the page's whole text as `content`. */
  readonly article: Article | undefined;
}

/**
 * Finds the article in a page. The work is done in a worker; calls that come while one is under way wait for it.
 * Rejects with a LecternError.
 */
export function extract(input: Input, options?: Options): Promise<Article>;

/** Starts the worker ahead of the first call; resolves once it is ready. Rejects with a LecternError. */
export function preload(): Promise<void>;

/**
 * Opens a page in the reader, in a new tab, or in this one where no tab may be opened. Call it from a click.
 * `reader` is the address of a reader.html, relative to the page where it is not absolute; without it, that beside this
 * module is meant. Rejects with a LecternError: `bad-input` for another kind of argument, `internal` where the page
 * cannot be taken down, or not be packed in so old a browser.
 */
export function open(input?: Document, options?: { reader?: string }): Promise<void>;
