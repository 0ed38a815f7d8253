// Firefox's own window, which the protocol of its driver reaches; Playwright, which speaks it, has no method for that.

/** What `launch` needs in its arguments so that the window can be reached: Firefox lets nobody in otherwise. */
export const SYSTEM_ACCESS = '--remote-allow-system-access';

/**
 * Calls a function in each window of Firefox, where it has the browser's own rights, until one answers with something true.
 *
 * @param {import('playwright-core').Browser} browser launched with SYSTEM_ACCESS
 * @param {(...given: string[]) => unknown} run its source is sent: it sees no variable of its module
 * @param {...string} given what it is called with
 * @returns {Promise<boolean>} whether one did
 * @throws {Error} what it threw, or why the driver refuses
 */
export async function callInWindows(browser, run, ...given) {
  const { _browserSession: session } = browser._connection.toImpl(browser);
  const { contexts } = await session.send('browsingContext.getTree', { 'moz:scope': 'chrome', maxDepth: 0 });
  for (const { context } of contexts) {
    const answer = await session.send('script.callFunction', {
      functionDeclaration: `${run}`,
      arguments: given.map((value) => ({ type: 'string', value })),
      target: { context },
      awaitPromise: true,
    });
    if (answer.type !== 'success') throw new Error(answer.exceptionDetails.text);
    if (answer.result.value) return true;
  }
  return false;
}
