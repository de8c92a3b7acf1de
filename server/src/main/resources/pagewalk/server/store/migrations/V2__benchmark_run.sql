-- Runs of benchmarks: the queue, what is going on, and the history, in one table. The same statements serve SQLite and
-- PostgreSQL. Times are UTC in one width, so that their order is that of the texts.
CREATE TABLE benchmark_run (
  id          VARCHAR(12)  NOT NULL PRIMARY KEY,
  state       VARCHAR(12)  NOT NULL,
  wish        TEXT         NOT NULL,
  queued      CHAR(24)     NOT NULL,
  started     CHAR(24),
  finished    CHAR(24),
  host        VARCHAR(255),
  process     VARCHAR(255),
  alive       CHAR(24),
  cancelled   SMALLINT     NOT NULL DEFAULT 0,
  progress    TEXT,
  problem     TEXT,
  machine     VARCHAR(300),
  machine_key CHAR(64),
  code        VARCHAR(64),
  result      TEXT
);

CREATE INDEX benchmark_run_by_state ON benchmark_run (state, queued);
CREATE INDEX benchmark_run_by_machine ON benchmark_run (machine_key, queued);
