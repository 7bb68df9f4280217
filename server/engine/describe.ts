// The questions described from their own headers: as a list and as OpenAPI.
import type { Kind } from './values.ts';
import { FORMATS } from './formats.ts';
import type { Question } from './question.ts';

const SCHEMA: Record<Kind, Record<string, string>> = {
  text: { type: 'string' }, number: { type: 'number' }, integer: { type: 'integer' }, boolean: { type: 'boolean' },
  date: { type: 'string', format: 'date' }, timestamp: { type: 'string', format: 'date-time' },
};

export function list(questions: Iterable<Question>): object[] {
  return [...questions].map(({ name, purpose, params, columns }) => ({
    question: name, purpose, address: `/api/q/${name}`, formats: Object.keys(FORMATS),
    params: params.map(({ name: param, kind, optional, words }) => ({ name: param, kind, optional, words })),
    columns: columns.map(({ name: column, kind, optional, unit, words }) => ({ name: column, kind, optional, unit, words })),
  }));
}

/** @param others paths beside the questions and what is handed in */
export function openApi(questions: Iterable<Question>, others: Record<string, object>): object {
  const problem = { description: 'What is wrong and how to mend it', content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } };
  const paths = Object.fromEntries([...questions].map((question) => [`/api/q/${question.name}.{format}`, {
    get: {
      operationId: question.name, summary: question.purpose,
      parameters: [
        { name: 'format', in: 'path', required: true, schema: { type: 'string', enum: Object.keys(FORMATS) } },
        ...question.params.map((param) => ({ name: param.name, in: 'query', required: !param.optional, description: param.words, schema: SCHEMA[param.kind] })),
      ],
      responses: {
        200: {
          description: 'One row for each line of the answer; null is never zero',
          content: {
            'application/json': {
              schema: {
                type: 'array',
                items: {
                  type: 'object', required: question.columns.map((column) => column.name),
                  properties: Object.fromEntries(question.columns.map((column) => [column.name, {
                    ...SCHEMA[column.kind], ...(column.optional ? { type: [SCHEMA[column.kind]!.type, 'null'] } : {}), description: column.words, ...(column.unit ? { 'x-unit': column.unit } : {}),
                  }])),
                },
              },
            },
            ...Object.fromEntries(Object.entries(FORMATS).filter(([format]) => format !== 'json').map(([, type]) => [type.split(';')[0], {}])),
          },
        },
        304: { description: 'Unchanged since the ETag sent' }, 400: problem, 404: problem,
      },
    },
  }]));
  return {
    openapi: '3.1.0', info: { title: 'Cột Mốc', version: '1', description: 'Named questions over submitted figures, and their submission' },
    paths: {
      ...paths,
      '/api/submissions': {
        post: {
          operationId: 'submit', summary: 'Hands in one agency’s sheet for one report (CSV or XLSX), or several that belong together',
          description: 'A cumulative figure smaller than its parts is refused (problem code cumulative-falls). Where an earlier figure is the wrong one, send the correction of that report '
            + 'together with this sheet: repeat report and file, in the same order (and reason, once for each, empty where there is none). The sheets are checked against each other and are '
            + 'stored all or none, under one Idempotency-Key; the receipt is that of the first and carries the others in “together”. Of several sheets each problem names its report.',
          parameters: [{ name: 'Idempotency-Key', in: 'header', required: true, schema: { type: 'string', minLength: 8, maxLength: 200 } }],
          requestBody: {
            content: {
              'multipart/form-data': {
                schema: {
                  type: 'object', required: ['agency', 'report', 'file'],
                  properties: {
                    agency: { type: 'string' },
                    report: { type: 'array', minItems: 1, maxItems: 4, items: { type: 'string' }, description: 'repeated once for each file; mostly one' },
                    file: { type: 'array', minItems: 1, maxItems: 4, items: { type: 'string', format: 'binary' }, description: 'in the order of the reports' },
                    numbers: { type: 'string', enum: ['vi', 'en'], description: 'how ambiguous numbers such as 1.234 are meant' },
                    reason: {
                      type: 'array', maxItems: 4, items: { type: 'string', enum: ['', 'late-data', 'typing-error', 'recount', 'audit-finding', 'definition-changed'] },
                      description: 'why figures that count are corrected; where given, once for each file',
                    },
                    basis: { type: 'string', description: 'the document that the correction rests on, such as the number and day of a letter; not needed where a document is linked to each corrected figure' },
                  },
                },
              },
            },
          },
          responses: { 201: { description: 'Receipt; the figures are stored durably', content: { 'application/json': { schema: { $ref: '#/components/schemas/Receipt' } } } }, 400: problem, 409: problem, 413: problem, 422: problem },
        },
      },
      '/api/received/{sha256}': {
        get: {
          operationId: 'received', summary: 'A sheet exactly as it came, by its hash, as a download',
          parameters: [{ name: 'sha256', in: 'path', required: true, schema: { type: 'string', pattern: '^[0-9a-f]{64}$' } }],
          responses: { 200: { description: 'The bytes received', content: { 'application/octet-stream': {} } }, 404: problem },
        },
      },
      '/api/template.xlsx': {
        get: {
          operationId: 'template', summary: 'The sheet to fill',
          parameters: ['agency', 'report'].map((name) => ({ name, in: 'query', required: true, schema: { type: 'string' } })),
          responses: { 200: { description: 'XLSX', content: { 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': {} } }, 400: problem },
        },
      },
      ...others,
      '/api/health': { get: { operationId: 'health', summary: 'Whether it answers, and how far the loading is', responses: { 200: { description: 'Ready' }, 503: problem } } },
    },
    components: {
      schemas: {
        Problem: {
          type: 'object', required: ['type', 'title', 'status', 'detail'],
          properties: { type: { type: 'string' }, title: { type: 'string' }, status: { type: 'integer' }, detail: { type: 'string' }, problems: { type: 'array', items: { type: 'object' } } },
        },
        Receipt: {
          type: 'object', required: ['receipt', 'submission', 'agency', 'report', 'revision', 'figures', 'unchanged', 'sha256', 'received_at', 'accepted', 'targets'],
          properties: {
            receipt: { type: 'string' }, submission: { type: 'string' }, agency: { type: 'string' }, report: { type: 'string' }, revision: { type: 'integer' }, figures: { type: 'integer' }, unchanged: { type: 'integer', description: 'lines of the sheet that said what counts already, and were not stored again' },
            sha256: { type: 'string' }, received_at: { type: 'string', format: 'date-time' }, accepted: { type: 'boolean' },
            targets: { type: 'array', items: { type: 'string' }, description: 'pages whose figures the sheet touches' },
            together: { type: 'array', items: { $ref: '#/components/schemas/Receipt' }, description: 'of the sheets handed in with it' },
          },
        },
      },
    },
  };
}
