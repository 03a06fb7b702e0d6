import { h5Hand } from './h5-hand';
import { tellStory } from './story';

jest.setTimeout(180_000);

tellStory('dist/h5/index.html', 'npm run build:h5', h5Hand);
