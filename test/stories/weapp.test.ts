import { tellStory } from './story';
import { weappHand } from './weapp-hand';

jest.setTimeout(180_000);

tellStory('dist/weapp/app.json', 'npm run build:weapp', weappHand);
