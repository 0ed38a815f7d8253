// Loaded before any markup of a test: notes in `ran` what a script of that markup does.
{
  const ran = (globalThis.ran = []);
  for (const name of ['alert', 'confirm', 'print', 'prompt']) {
    globalThis[name] = () => void ran.push(name);
  }
  Object.defineProperty(globalThis, 'hacked', { get: () => ran.length, set: () => void ran.push('hacked') });
}
