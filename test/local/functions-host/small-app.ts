import { app } from '@azure/functions';

app.http('greeting', { methods: ['GET'], handler: () => ({ body: 'hello' }) });
