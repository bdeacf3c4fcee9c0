import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';

// A machine that builds and tests at the same time answers late; a second is too short a patience there.
configure({ asyncUtilTimeout: 8000 });
afterEach(cleanup);
