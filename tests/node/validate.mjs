// validate.mjs SCHEMA [REFERENCED…]: holds each line of JSON on standard input against a JSON Schema of 2020-12, formats too, and
// prints what Ajv finds wrong, a line for each: `LINE PATH MESSAGE`. A schema that is referred to and not named allows anything.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

const require = createRequire(process.env.SOURCIER_NODE_TOOLS + '/');
const Ajv = require('ajv/dist/2020').default;
const addFormats = require('ajv-formats').default;

const ajv = new Ajv({ allErrors: true, strict: false });
addFormats(ajv);
const [schema, ...referenced] = process.argv.slice(2);
for (const id of referenced) ajv.addSchema({ $id: id });
const validate = ajv.compile(JSON.parse(readFileSync(schema, 'utf8')));
const lines = readFileSync(0, 'utf8').split('\n').filter((line) => line !== '');
lines.forEach((line, at) => {
  if (validate(JSON.parse(line))) return;
  for (const { instancePath, message, params } of validate.errors)
    console.log(`${at + 1} ${instancePath || '/'} ${message} ${JSON.stringify(params)}`);
});
