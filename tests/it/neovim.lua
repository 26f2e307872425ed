-- Opens a document with the language server given in UNCURLY, tells its diagnostics, applies the fix-all, and saves it.
local function fail(message)
  io.stderr:write(message .. "\n")
  vim.cmd("cquit")
end

local buffer = vim.api.nvim_get_current_buf()
local client = vim.lsp.start_client({ name = "uncurly", cmd = { vim.env.UNCURLY, "lsp" }, root_dir = vim.fn.getcwd() })
if not client or not vim.lsp.buf_attach_client(buffer, client) then
  fail("the server does not start")
end

local found = {}
local shown = vim.wait(20000, function()
  found = vim.diagnostic.get(buffer)
  return #found > 0
end)
if not shown then
  fail("no diagnostics")
end
table.sort(found, function(a, b)
  return a.lnum < b.lnum or (a.lnum == b.lnum and a.col < b.col)
end)
for _, each in ipairs(found) do
  print(string.format("%d:%d %d %s", each.lnum + 1, each.col, each.severity, each.code or each.user_data.lsp.code))
end

local last = vim.api.nvim_buf_line_count(buffer) - 1
local params = vim.lsp.util.make_given_range_params({ 1, 0 }, { last + 1, 0 })
params.context = { diagnostics = {}, only = { "source.fixAll" } }
local answers = vim.lsp.buf_request_sync(buffer, "textDocument/codeAction", params, 20000)
for _, answer in pairs(answers or {}) do
  for _, action in ipairs(answer.result or {}) do
    vim.lsp.util.apply_workspace_edit(action.edit, vim.lsp.get_client_by_id(client).offset_encoding)
  end
end
vim.cmd("write")
vim.cmd("qall!")
