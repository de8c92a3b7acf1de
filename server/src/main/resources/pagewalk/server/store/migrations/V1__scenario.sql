-- Scenarios are added and read, never changed. The same statement serves SQLite and PostgreSQL.
CREATE TABLE scenario (
  id       VARCHAR(52)  NOT NULL PRIMARY KEY,
  digest   CHAR(64)     NOT NULL UNIQUE,
  text     TEXT         NOT NULL,
  title    VARCHAR(200) NOT NULL,
  format   VARCHAR(40)  NOT NULL,
  strategy VARCHAR(40)  NOT NULL,
  created  CHAR(10)     NOT NULL
);
