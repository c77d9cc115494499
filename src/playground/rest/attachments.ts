import { Hono } from 'hono';
import type { MessageStore } from '../messages.ts';

/** Uploaded files, fetched without a token as from Discord's CDN, by the addresses that it signed. */
export function attachmentRoutes(messages: MessageStore): Hono {
  const app = new Hono();
  app.get('/attachments/:channel/:id/:name', (c) => {
    const { channel, id, name } = c.req.param();
    const isSigned = messages.urls.serves(`${channel}/${id}/${encodeURIComponent(name)}`, c.req.query());
    const file = isSigned ? messages.file(id) : undefined;
    if (!file) return c.text('This content is no longer available.', 404);
    return c.body(Buffer.from(file.data), 200, {
      'content-type': file.contentType,
      // A bot or a person may upload HTML; it must not run as the page.
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'content-disposition': file.contentType.startsWith('image/') ? 'inline' : 'attachment',
    });
  });
  return app;
}
