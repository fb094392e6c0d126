/** Where an address may lead: never to a script, nor from a path, however it is read, elsewhere. */
export const leads = (to: string): boolean => /^(https?:|mailto:|tel:|\/(?![/\\\s]))/i.test(to);
