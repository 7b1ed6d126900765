// ask_mcp.mjs PROGRAM INPUT…: asks `PROGRAM mcp INPUT…` as an assistant's program does, through the official client,
// and prints what came back as one JSON object.
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const require = createRequire(process.env.SOURCIER_NODE_TOOLS + '/');
const load = (name) => import(pathToFileURL(require.resolve('@modelcontextprotocol/sdk/' + name)).href);
const { Client } = await load('client/index.js');
const { StdioClientTransport } = await load('client/stdio.js');

const [program, ...inputs] = process.argv.slice(2);
const client = new Client({ name: 'sourcier-tests', version: '1' });
await client.connect(new StdioClientTransport({ command: program, args: ['mcp', ...inputs], stderr: 'inherit' }));

const call = async (name, parameters) => (await client.callTool({ name, arguments: parameters })).structuredContent;
const { tools } = await client.listTools();
const { stories } = await call('list_stories', {});
const story = await call('get_story', { story: stories[0].story });
const most = story.statements.reduce((a, b) => (b.counts.articles > a.counts.articles ? b : a));
const statement = await call('get_statement', { statement: most.id });
const evidence = await call('get_evidence', { id: most.id });
const found = await call('search', { q: 'port', limit: 3 });
const wrong = await client.callTool({ name: 'get_story', arguments: { story: 'none' } });
const missing = await client.callTool({ name: 'praise', arguments: {} }).catch((error) => ({ code: error.code }));
console.log(JSON.stringify({
  server: client.getServerVersion(), tools: tools.map((tool) => tool.name), stories, story, statement, evidence, found, wrong, missing,
}));
await client.close();
