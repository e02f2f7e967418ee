export { SupervisionModule } from './supervision.module.js';
export { courseAfter, drawsOf, isOnCourse, type Course, type CourseStep, type RegisteredDraw } from './course.js';
export { coursesOf, registeredDrawsOf } from './registers.js';
