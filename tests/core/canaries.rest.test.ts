import { canaryStories } from '../support/kinds/canary-stories.ts';

canaryStories(1);
