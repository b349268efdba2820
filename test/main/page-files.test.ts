import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PageFiles } from '../../src/main/page-files.ts';
import { temporaryFolder } from '../drivers/temporary-folder.ts';

async function page() {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'page', 'assets'), { recursive: true });
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  writeFileSync(join(folder, 'page', 'index.html'), '<!doctype html>');
  writeFileSync(join(folder, 'page', 'assets', 'main-abc123.js'), 'run()');
  return PageFiles.list(join(folder, 'page'));
}

test('the page itself is never kept, its hashed assets for ever', async () => {
  const files = await page();

  expect(files.find('/')!.headers).toMatchObject({
    'Content-Type': 'text/html; charset=utf-8',
    'Cache-Control': 'no-store',
  });
  expect(files.find('/assets/main-abc123.js')!.headers).toMatchObject({
    'Content-Type': 'text/javascript; charset=utf-8',
    'Cache-Control': 'private, max-age=31536000, immutable',
  });
  expect(Buffer.from(await files.find('/assets/main-abc123.js')!.read()).toString()).toBe('run()');
});

test('scripts come from the page’s own files alone, and nobody frames it', async () => {
  const policy = (await page()).find('/')!.headers['Content-Security-Policy']!.split('; ');

  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self'");
  expect(policy).toContain("frame-ancestors 'none'");
});

test.each([
  '/secret.txt',
  '/../secret.txt',
  '/%2e%2e/secret.txt',
  '/assets/../../secret.txt',
  '//secret.txt',
  '/assets',
  '',
])('there is nothing at %j', async (path) => {
  expect((await page()).find(path)).toBeNull();
});
