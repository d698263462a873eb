local function read(name)
  local file = io.open('/etc/mesh-certs/' .. name, 'r')
  if file == nil then return nil end
  local text = file:read('*a')
  file:close()
  return text
end

local known = { ['ca.pem'] = read('ca.pem'), ['leaf.pem'] = read('leaf.pem') }

local function changed()
  for name, before in pairs(known) do
    local text = read(name)
    if text ~= nil and text ~= before then return true end
  end
  return false
end

local function reload()
  local master = core.tcp()
  master:settimeout(2)
  if master:connect('/tmp/master.sock') then master:send('reload\n') end
  master:close()
end

core.register_task(function()
  while core.get_info()['Stopping'] == 0 do
    if changed() then
      reload()
      core.msleep(5000)
    end
    core.msleep(500)
  end
end)

core.register_action('delay', { 'http-req' }, function(_, time) core.msleep(tonumber(time)) end, 1)
