// What the modules find in the global scope and TypeScript's own libraries do not declare.

/** From build/wasm_exec.js: the host of a Go program. */
declare class Go {
  readonly importObject: WebAssembly.Imports;
  /** Resolves when the program has ended, and rejects when it ended with a fault. */
  run(instance: WebAssembly.Instance): Promise<void>;
}

/** Set by the Go program, in the worker; see wasm/main.go. */
declare var lectern: {
  extract(bytes: Uint8Array, options: object): import('./worker.js').Answer | undefined;
};

/** https://w3c.github.io/trusted-types/dist/spec/ */
declare var trustedTypes:
  | undefined
  | {
      createPolicy(
        name: string,
        rules: { createHTML(markup: string): string; createScriptURL(address: string): string },
      ): import('./trusted.js').Policy;
    };

interface Element {
  /** https://wicg.github.io/sanitizer-api/ */
  setHTML?(markup: string, options: { sanitizer: SanitizerConfig }): void;
}

// What is in the scope of a service worker alone; share-worker.js is one.

declare function skipWaiting(): Promise<void>;

interface FetchEvent extends Event {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}

interface WindowEventMap {
  fetch: FetchEvent;
}
