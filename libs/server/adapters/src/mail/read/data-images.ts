/** An image written into the page of a mail, as the file it really is. */
export interface DataImage {
  name: string;
  type: string;
  content: Buffer;
  contentId: string | null;
}

const source = /(\ssrc\s*=\s*)(["'])data:image\/(png|jpeg|gif|webp);base64,([\w+/=\s%]+)\2/gi;
const most = 50;

/** Takes the images out of the addresses of a page: they are files like those that came beside it. */
export function withoutDataImages(html: string): { html: string; images: DataImage[] } {
  const images: DataImage[] = [];
  const page = html.replace(source, (whole, start: string, quote: string, kind: string, data: string) => {
    if (images.length >= most) return whole;
    const contentId = `image-${images.length + 1}@data`;
    const type = `image/${kind.toLowerCase()}`;
    const ending = kind.toLowerCase() === 'jpeg' ? 'jpg' : kind.toLowerCase();
    images.push({
      name: `image-${images.length + 1}.${ending}`,
      type,
      content: Buffer.from(data, 'base64'),
      contentId,
    });
    return `${start}${quote}cid:${contentId}${quote}`;
  });
  return { html: page, images };
}
