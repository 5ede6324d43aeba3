import { galleryBuild } from '../app/app-build.ts';

export default galleryBuild();
