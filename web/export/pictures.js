/**
 * Pictures, to put into a file.
 *
 * The policy allows no connection to another host, so that each is loaded as a picture, and drawn on a canvas, which can
 * be read where its host allows that (CORS). An animation becomes its first frame.
 * @module
 */

/**
 * @typedef {object} Watch
 * @property {AbortSignal} [signal] ends the work
 * @property {(done: number, total: number) => void} [onProgress]
 * @property {Set<string>} [leave] addresses of pictures that no host may be asked for
 */

/** Pictures that are loaded at a time, as many as browsers open connections to a host by default, less two. */
const AT_ONCE = 4;

/** Milliseconds for one picture. */
const TIME = 15_000;

/** Pictures, and bytes of all of them, that a file gets; what is past that stays on the network. */
const MAX_PICTURES = 300;
const MAX_BYTES = 48 * 1024 * 1024;

/** Pixels of a picture as it comes, 200 MB decoded, and of its longer side as it leaves: enough for a tablet's screen. */
const MAX_PIXELS = 50_000_000;
const MAX_SIDE = 1600;

/** Of photographs, where the eye finds no difference and the file is a third of one at 1. */
const QUALITY = 0.86;

/**
 * Takes pictures along, each once.
 *
 * @param {string[]} addresses
 * @param {Watch & {alpha: 'image/png' | 'image/webp'}} options alpha: how those with transparency are to be written
 * @returns {Promise<Map<string, Blob>>} by address, JPEG, PNG or WebP as their types say, without those that could not be
 *   had
 * @throws {DOMException} AbortError
 */
export async function takePictures(addresses, { signal, onProgress, leave, alpha }) {
  const wanted = [...new Set(addresses)].filter((address) => address !== '' && !leave?.has(address));
  const waiting = canReadBack() ? wanted.slice(0, MAX_PICTURES) : [];
  /** @type {Map<string, Blob>} */
  const taken = new Map();
  let room = MAX_BYTES;
  let done = 0;
  const total = waiting.length;
  const work = async () => {
    for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
      const picture = room > 0 ? await take(address, alpha, signal) : null;
      signal?.throwIfAborted();
      if (picture && picture.size <= room) {
        room -= picture.size;
        taken.set(address, picture);
      }
      onProgress?.(++done, total);
    }
  };
  if (total > 0) onProgress?.(0, total);
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return taken;
}

/**
 * @param {string} address
 * @param {'image/png' | 'image/webp'} alpha
 * @param {AbortSignal} [signal]
 * @returns {Promise<Blob | null>} null where it cannot be had
 */
async function take(address, alpha, signal) {
  const image = new Image();
  image.crossOrigin = 'anonymous';
  image.referrerPolicy = 'no-referrer';
  image.src = address;
  try {
    await Promise.race([image.decode(), ended(signal)]);
    return await drawn(image, alpha);
  } catch {
    // No picture, none that may be read, too late, or not wanted any more.
    return null;
  } finally {
    image.removeAttribute('src');
  }
}

/**
 * @param {AbortSignal} [signal]
 * @returns {Promise<never>} rejects when time is over, or by the signal
 */
function ended(signal) {
  const both = AbortSignal.any([AbortSignal.timeout(TIME), ...(signal ? [signal] : [])]);
  return new Promise((_, reject) => {
    if (both.aborted) reject(both.reason);
    both.addEventListener('abort', () => reject(both.reason), { once: true });
  });
}

/**
 * @param {HTMLImageElement} image
 * @param {'image/png' | 'image/webp'} alpha
 * @returns {Promise<Blob | null>}
 */
async function drawn(image, alpha) {
  const [naturalWidth, naturalHeight] = [image.naturalWidth, image.naturalHeight];
  if (naturalWidth * naturalHeight === 0 || naturalWidth * naturalHeight > MAX_PIXELS) return null;
  const fit = MAX_SIDE / Math.max(naturalWidth, naturalHeight);
  // Lines stay sharp at any size; what is made of pixels is never made larger.
  const scale = isVector(image.src) ? fit : Math.min(1, fit);
  const canvas = document.createElement('canvas');
  const width = (canvas.width = Math.max(1, Math.round(naturalWidth * scale)));
  const height = (canvas.height = Math.max(1, Math.round(naturalHeight * scale)));
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return null;
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, 0, 0, width, height);
  return isTransparent(context) ? encoded(canvas, alpha) : smallest(canvas, image.src);
}

/**
 * What is drawn, not photographed, may be smaller, and is sharper, as PNG.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {string} address
 */
async function smallest(canvas, address) {
  const photograph = await encoded(canvas, 'image/jpeg');
  if (/\.(?:jpe?g|avif)(?:$|\?)|^data:image\/jpe?g/i.test(address)) return photograph;
  const drawing = await encoded(canvas, 'image/png');
  return photograph && drawing && drawing.size < photograph.size ? drawing : photograph;
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {string} type a browser that cannot write it writes PNG
 * @returns {Promise<Blob | null>}
 */
function encoded(canvas, type) {
  return new Promise((resolve) => canvas.toBlob(resolve, type, QUALITY));
}

/** @param {string} address */
function isVector(address) {
  return /^data:image\/svg\+xml|\.svg(?:$|[?#])/i.test(address);
}

/** @param {CanvasRenderingContext2D} context */
function isTransparent(context) {
  const { data } = context.getImageData(0, 0, context.canvas.width, context.canvas.height);
  for (let i = 3; i < data.length; i += 4) {
    // Below this it would be seen; encoders round.
    if (data[i] < 250) return true;
  }
  return false;
}

/** Whether a canvas gives back what was drawn: browsers that resist fingerprinting give something else. */
function canReadBack() {
  const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  if (!context) return false;
  const colour = [40, 120, 200];
  context.fillStyle = `rgb(${colour.join(' ')})`;
  context.fillRect(0, 0, 8, 8);
  const { data } = context.getImageData(0, 0, 8, 8);
  const off = Array.from(data, (value, i) => (i % 4 === 3 ? 0 : Math.abs(value - colour[i % 4])));
  // Some change the last bits, which does no harm.
  return Math.max(...off) < 8;
}
