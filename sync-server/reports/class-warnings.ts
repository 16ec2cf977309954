import type pg from 'pg'
import { type Attendance, attendanceId } from '../../domain/attendance/attendance.ts'
import { warningsOfClass } from '../../domain/casework/class-warnings.ts'
import type { EarlyWarning } from '../../domain/casework/early-warning.ts'
import { teacherInTwoPlaces } from '../../domain/casework/teacher-overlap.ts'
import { type Attended, clashesOf, inTwoPlaces } from '../../domain/casework/worker-warnings.ts'
import { type Enrolment, holdsRoster } from '../../domain/enrolment/enrolment.ts'
import type { Rules } from '../../domain/policy/policy.ts'
import type { TrainingClass } from '../../domain/training/class.ts'
import { bodies, grouped, inStates, withIds } from './bodies.ts'

/** The sign-ins of a class, by their id: it begins with the class and a full stop, behind which comes the slash. */
const presencesOf = (pool: pg.Pool, { id }: TrainingClass): Promise<readonly Attendance[]> =>
  bodies<Attendance>(pool, `select body from document where collection = 'attendance' and id >= $1 and id < $2`, [
    `${id}.`,
    `${id}/`
  ])

/** The places in some classes of one centre: read once a centre, among those in its sight. */
const rostersOf = (pool: pg.Pool, centre: string, classes: readonly TrainingClass[]): Promise<readonly Enrolment[]> =>
  bodies<Enrolment>(
    pool,
    `select d.body from feed f join document d on d.collection = f.collection and d.id = f.id
     where f.scope = $1 and f.collection = 'enrolment' and f.left_at is null
       and d.body::json ->> 'trainingClass' = any($2)`,
    [`centre:${centre}`, classes.map(({ id }) => id)]
  )

/** Workers with the running classes on whose rosters they are. */
type Rosters = Map<string, readonly TrainingClass[]>

async function warningsOfCentre(
  pool: pg.Pool,
  centre: string,
  classes: readonly TrainingClass[],
  rules: Rules,
  today: string,
  rosters: Rosters
): Promise<readonly EarlyWarning[]> {
  const places = grouped(await rostersOf(pool, centre, classes), place => place.trainingClass)
  const found: EarlyWarning[] = []
  for (const one of classes) {
    const own = places.get(one.id) ?? []
    found.push(...warningsOfClass(one, own, await presencesOf(pool, one), rules, today))
    for (const { person, state } of own)
      if (holdsRoster(state)) rosters.set(person, [...(rosters.get(person) ?? []), one])
  }
  return found
}

/** The sessions up to today in which a worker was present, among those that clash. */
async function attendedClashes(
  pool: pg.Pool,
  person: string,
  classes: readonly TrainingClass[],
  today: string
): Promise<readonly Attended[]> {
  const planned = classes.flatMap(({ id, sessions }) =>
    sessions.filter(({ date }) => date <= today).map(session => ({ trainingClass: id, session }))
  )
  const byId = new Map(
    clashesOf(planned)
      .flat()
      .map(one => [attendanceId(one.trainingClass, one.session.id, person), one])
  )
  if (byId.size === 0) return []
  const presences = await bodies<Attendance>(pool, withIds, ['attendance', [...byId.keys()]])
  return presences.flatMap(({ id, state }) => (state === 'present' ? (byId.get(id) ?? []) : []))
}

/** Each class beside those that name a teacher of its: a class has few, and a teacher few classes. */
function warningsOfTeachers(running: readonly TrainingClass[]): readonly (EarlyWarning | null)[] {
  const named = running.flatMap(one => (one.teachers ?? []).map(teacher => ({ teacher, one })))
  const byTeacher = grouped(named, ({ teacher }) => teacher)
  return running.map(one => {
    const beside = (one.teachers ?? []).flatMap(teacher => byTeacher.get(teacher)?.map(other => other.one) ?? [])
    return teacherInTwoPlaces(one, [...new Set(beside)])
  })
}

/** What looks wrong in classes that run, one centre at a time, and with workers who are in several of them. */
export async function warningsOfClasses(
  pool: pg.Pool,
  rules: Rules,
  today: string
): Promise<readonly (EarlyWarning | null)[]> {
  const running = await bodies<TrainingClass>(pool, inStates, ['trainingClass', ['running']])
  const rosters: Rosters = new Map()
  const found: (EarlyWarning | null)[] = []
  for (const [centre, classes] of grouped(running, one => one.centre))
    found.push(...(await warningsOfCentre(pool, centre, classes, rules, today, rosters)))
  found.push(...warningsOfTeachers(running))
  for (const [person, classes] of rosters)
    if (classes.length > 1) found.push(inTwoPlaces(person, await attendedClashes(pool, person, classes, today)))
  return found
}
