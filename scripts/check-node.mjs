// Plain JavaScript, so that an old Node can say that it is too old.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(
    `Node ${process.versions.node} cannot run TypeScript. Doui is built with Node 24, which \`npm ci\` ` +
      'puts into node_modules/.bin; npm scripts find it there. Run `npm ci` with install scripts ' +
      'allowed (see allowScripts in package.json), then `npm run …` rather than `node …`.',
  );
  process.exit(1);
}
