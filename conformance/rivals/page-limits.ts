/** What the reader has to know to judge the comparison: the help given, and what it cannot show. */
export const limits = `\
## Help given, and limits / 提供的帮助与局限

- **A relay signs for the rivals.** Where a request holds a credential exactly as the contract's
  examples print it, a relay before the server puts a valid one in its place: timestamp, nonce and
  signature (Wuhan), secret and a fresh session (Inner Mongolia), account, password and licence
  (Shanxi). Without it most calls of most rivals would be refused as replays. Anything else passes
  untouched, so leaving a credential out is still seen. Our judge signs for itself.
  **中继代为签名。** 请求中的凭据若与契约示例完全相同，服务器前的中继就换成有效的：武汉换时间戳、随机串和签名，
  内蒙古换密钥和新会话，山西换账号、口令和授权协议。没有它，多数工具的多数请求会被当作重放拒绝。其余内容原样
  通过，因此漏带凭据仍会被看到。我们的工具自己签名。
- Every tool reads the published English contract with the server's address in \`servers\`. Step CI
  cannot resolve references when it generates, so it is given the contract with references inlined
  by Redocly. / 各工具读同一份英文契约，\`servers\` 换成被测地址；Step CI 生成时不能解析引用，故先由 Redocly 展开。
- Our judge alone has a target file with known records, a second account and such; the others have
  no place for that. / 只有我们的工具用到目标文件（已知数据、第二账号等），其他工具没有相应的配置。
- Prism judges what others send: *plain*, the documented examples; *tuned*, all requests of our
  judge's plan, so its tuned result rests on our work too. / Prism 只看别人发的请求：plain 用契约示例，tuned 用
  我们工具的全部请求，因此后者也有我们的一份。
- Specmatic out of the box refuses to read the contracts (an array without \`items\`) and so sends
  nothing; with \`--lenient\` it reads them, but not \`if\`/\`then\`/\`else\`, of which our
  envelopes are made. / Specmatic 开箱时因数组没有 \`items\` 而拒读这些契约，一个请求也不发；加 \`--lenient\` 后能读，但不懂我们
  用来描述信封的 \`if\`/\`then\`/\`else\`。
- Step CI out of the box ends a test at its first failed step, and it fails where the reply is not
  word for word the example. / Step CI 开箱时逐字比对示例，一步失败后整个测试即告终止。
- Sealed messages (Shanxi's sm profile) are beyond every rival; mutants that show in them alone are
  in the sample all the same. / 山西的加密报文其他工具都做不到，只在其中显现的变异体仍在样本内。
- Schemathesis fills whatever time it is given, so it is told to stop generating after a third of
  the budget; with more time it may find more. /
  Schemathesis 会用满给它的时间，故令其在预算的三分之一处停止生成；时间更长可能检出更多。
- Mutants that show only under load are left out. / 只在高负载下显现的变异体不在样本内。
- A tool that the budget ends may have said more given time; its own last column counts how often.
  What its reference runs could not say for the same reason may count as found. / 被预算中断的工具本可说得更多；
  参考运行被中断时，漏下的误报也可能被算作检出。
- Complaints of tools that draw requests at random differ a little from run to run; one that the
  reference did not happen to draw counts as found. This errs in the rivals' favour. /
  随机造请求的工具各次所说略有不同，参考运行没有碰到的也算作检出，这一误差有利于其他工具。
- The seconds are those of one shared machine and compare with each other only. / 秒数取自一台共用机器，只宜相互比较。
`;
