// PouchDB behind express-pouchdb, as a CouchDB-like server on LevelDB; every write is on the disk before it is answered.
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
const [, , dataFolder, pageFolder] = process.argv
const express = require('express')
const PouchDB = require('pouchdb')
const expressPouchDb = require('express-pouchdb')
const LevelDown = require('leveldown')

// LevelDB answers before the disk has the bytes unless it is asked to wait; the product's server always waits.
for (const name of ['_put', '_del', '_batch']) {
  const stock = LevelDown.prototype[name]
  LevelDown.prototype[name] = function write(...args) {
    const options = args.length - 2
    args[options] = { ...args[options], sync: true }
    return stock.apply(this, args)
  }
}

const Stored = PouchDB.defaults({ prefix: `${dataFolder}/`, db: LevelDown })
const app = express()
app.use('/stack', express.static(`${import.meta.dirname}/node_modules/pouchdb/dist`))
app.use(
  '/db',
  expressPouchDb(Stored, { mode: 'minimumForPouchDB', inMemoryConfig: true, logPath: `${dataFolder}/log` })
)
app.use(express.static(pageFolder))
const server = app.listen(0, '127.0.0.1', () => {
  console.log(JSON.stringify({ listening: `http://127.0.0.1:${server.address().port}/` }))
})
