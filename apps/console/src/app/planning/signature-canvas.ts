import type SignaturePad from 'signature_pad';

/**
 * Keeps a drawing as large as its box, in the points of the screen: strokes stand where the finger is, and survive a
 * turned tablet. Returns what ends it.
 */
export function fitted(canvas: HTMLCanvasElement, pad: SignaturePad): () => void {
  const fit = (): void => {
    const ratio = Math.max(1, devicePixelRatio);
    const [width, height] = [canvas.offsetWidth * ratio, canvas.offsetHeight * ratio];
    if (canvas.width === width && canvas.height === height) return;
    const strokes = pad.toData();
    canvas.width = width;
    canvas.height = height;
    canvas.getContext('2d')?.scale(ratio, ratio);
    pad.clear();
    pad.fromData(strokes);
  };
  const observer = new ResizeObserver(fit);
  observer.observe(canvas);
  return () => observer.disconnect();
}
