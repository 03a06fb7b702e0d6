import { tellReturn } from './return';
import { weappHand } from './weapp-hand';

jest.setTimeout(180_000);

tellReturn('dist/weapp/app.json', 'npm run build:weapp', weappHand);
