// Bytes as text for JSON.

/** Bytes turned into text at a time: an argument list has its limits. */
const kChunk = 0x8000;

export function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += kChunk) text += String.fromCharCode(...bytes.subarray(i, i + kChunk));
  return btoa(text);
}
