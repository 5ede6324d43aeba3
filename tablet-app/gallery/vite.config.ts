import { galleryBuild } from '@comanda/shared/ui/app/app-build.ts';
import { practiceBox } from '../vite.config.ts';

export default galleryBuild(practiceBox);
