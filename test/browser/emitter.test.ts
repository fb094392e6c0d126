import { afterEach, expect, it, vi } from 'vitest';
import { emitter } from '../../src/browser/emitter.ts';

afterEach(() => vi.restoreAllMocks());

it('tells those who listen to a type, and nobody else', () => {
  const heard: string[] = [];
  const { emit, on } = emitter<{ a: string; b: string }>();
  on('a', (detail) => heard.push(detail));
  emit('b', 'other');
  emit('a', 'own');
  expect(heard).toEqual(['own']);
});

it('takes one function twice for two listeners, each with its own undo', () => {
  let count = 0;
  const listener = () => (count += 1);
  const { emit, on } = emitter<{ a: undefined }>();
  const stop = on('a', listener);
  on('a', listener);
  stop();
  stop();
  emit('a', undefined);
  expect(count).toBe(1);
});

it('lets a listener that throws harm nobody but itself', () => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => {});
  const heard: string[] = [];
  const { emit, on } = emitter<{ a: undefined }>();
  on('a', () => {
    throw new Error('mine');
  });
  on('a', () => heard.push('after'));
  emit('a', undefined);
  expect(heard).toEqual(['after']);
  expect(said).toHaveBeenCalledTimes(1);
});
