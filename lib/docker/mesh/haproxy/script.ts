import { certificateFolder } from '../attached';

/** By which the first process is told to begin anew; nobody outside of the container sees it. */
export const master = '/tmp/master.sock';

/**
 * What HAProxy does not do by itself: it begins anew for certificates that are renamed into their folder, as it reads them
 * once alone, and makes requests wait without anybody else waiting. Who takes new ones from then on is another process; what
 * has begun goes on in the one before, which looks no longer.
 */
export const script = `local function read(name)
  local file = io.open('${certificateFolder}/' .. name, 'r')
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
  if master:connect('${master}') then master:send('reload\\n') end
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
`;
