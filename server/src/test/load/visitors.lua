-- For wrk: every request comes from another address, so that the server's rates are not what is measured.
-- With a file as argument its text is posted; without one the address is read.
local body

function init(args)
  if args[1] then
    local file = assert(io.open(args[1]))
    body = file:read("*a")
    file:close()
  end
  math.randomseed(os.time())
end

function request()
  wrk.headers["X-Forwarded-For"] =
    string.format("10.%d.%d.%d", math.random(0, 255), math.random(0, 255), math.random(0, 255))
  if body then
    wrk.headers["Content-Type"] = "text/plain"
    return wrk.format("POST", nil, nil, body)
  end
  return wrk.format("GET")
end

function done(summary, latency, requests)
  io.write(string.format("p50 %.1f ms, p99 %.1f ms, %.0f a second, refused or failed %d\n",
    latency:percentile(50) / 1000, latency:percentile(99) / 1000,
    summary.requests / summary.duration * 1e6, summary.errors.status + summary.errors.timeout))
end
