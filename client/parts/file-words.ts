// The words of files, which only pages that give some need.
import en from '../../data/words/files.en.json' with { type: 'json' };
import vi from '../../data/words/files.vi.json' with { type: 'json' };
import { teach } from '../words.ts';

teach('files', vi, en);
