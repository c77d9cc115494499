/** Whether a promise settles within a time; it goes on either way, and may have failed. */
export async function settlesWithin(promise: Promise<unknown>, ms: number): Promise<boolean> {
  const { promise: timeout, resolve } = Promise.withResolvers<false>();
  const timer = setTimeout(resolve, ms, false);
  try {
    return await Promise.race([Promise.allSettled([promise]).then(() => true), timeout]);
  } finally {
    clearTimeout(timer);
  }
}
