import { h5Hand } from './h5-hand';
import { tellReturn } from './return';

jest.setTimeout(180_000);

tellReturn('dist/h5/index.html', 'npm run build:h5', h5Hand);
