/**
 * The names under registrable domains that lead to a public suffix, one domain a line. `railway.app up` means
 * `up.railway.app`. `tldts` can tell that a name is a suffix, but not which suffixes are under a domain. To update this
 * list for the installed `tldts`, run `npx vitest run test/origin/suffixes-below.test.ts -u`. The same test checks it.
 */
module.exports = `
addr.tools dyn
akershus.no nes
amazonaws.com af-south-1(aws-cloud9(webview-assets) cloud9(vfs webview-assets) dualstack(s3 s3-accesspoint s3-website) emrappui-prod emrnotebooks-prod emrstudio-prod execute-api s3 s3-accesspoint s3-object-lambda s3-website) airflow(af-south-1 ap-east-1 ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1 ap-south-2 ap-southeast-1 ap-southeast-2 ap-southeast-3 ap-southeast-4 ap-southeast-5 ap-southeast-7 ca-central-1 ca-west-1 eu-central-1 eu-central-2 eu-north-1 eu-south-1 eu-south-2 eu-west-1 eu-west-2 eu-west-3 il-central-1 me-central-1 me-south-1 sa-east-1 us-east-1 us-east-2 us-west-1 us-west-2) ap-east-1(aws-cloud9(webview-assets) cloud9(vfs webview-assets) dualstack(s3 s3-accesspoint) emrappui-prod emrnotebooks-prod emrstudio-prod execute-api s3 s3-accesspoint s3-object-lambda s3-website) ap-northeast-1(analytics-gateway aws-cloud9(webview-assets) bedrock-agentcore(consent-portal) cloud9(vfs webview-assets) dualstack(s3 s3-accesspoint s3-website) emrappui-prod emrnotebooks-prod emrstudio-prod execute-api s3 s3-accesspoint s3-object-lambda s3-website) ap-northeast-2(analytics-gateway aws-cloud9(webview-assets) bedrock-agentcore(consent-portal) cloud9(vfs webview-assets) dualstack(s3 s3-accesspoint s3-website) emrappui-prod emrnotebooks-prod emrstudio-prod execute-api s3 s3-accesspoint s3-object-lambda s3-website) ap-northeast-3(aws-cloud9(webview-assets) cloud9(vfs webview-assets) dualstack(s3 s3-accesspoint s3-website) emrappui-prod emrnotebooks-prod emrstudio-prod execute-api s3 s3-accesspoint s3-object-lambda s3-website) ap-south-1(analytics-gateway aws-cloud9(webview-assets) bedrock-agentcore(consent-portal) cloud9(vfs webview-assets) dualstack(s3 s3-accesspoint s3-website) emrappui-prod emrnotebooks-prod emrstudio-prod execute-api s3 s3-accesspoint s3-object-lambda s3-website) ap-south-2(bedrock-agentcore(consent-portal) dualstack(s3 s3-accesspoint s3-website) emrappui-prod emrnotebooks-prod emrstudio-prod execute-api s3 s3-accesspoint s3-object-lambda s3-website) ap-southeast-1(analytics-gateway aws-cloud9(webview-assets) bedrock-agentcore(consent-portal) cloud9(vfs webview-assets) dualstack(s3 s3-accesspoint s3-website) emrappui-prod emrnotebooks-prod emrstudio-prod execute-api s3 s3-accesspoint s3-object-lambda s3-website) ap-southeast-2(analytics-gateway aws-cloud9(webview-assets) bedrock-agentcore(consent-portal) cloud9(vfs webview-assets) dualstack(s3 s3-accesspoint s3-website) emrappui-prod emrnotebooks-prod emrstudio-prod execute-api s3 s3-accesspoint s3-object-lambda s3-website) ap-southeast-3(dualstack(s3 s3-accesspoint s3-website) emrappui-prod emrnotebooks-prod emrstudio-prod execute-api s3 s3-accesspoint s3-object-lambda s3-website) ap-southeast-4(dualstack(s3 s3-accesspoint s3-website) emrappui-prod emrnotebooks-prod emrstudio-prod execute-api s3 s3-accesspoint s3-object-lambda s3-website) ap-southeast-5(bedrock-agentcore(consent-portal) dualstack(s3 s3-accesspoint s3-website) execute-api s3 s3-accesspoint s3-deprecated s3-object-lambda s3-website) ap-southeast-7(bedrock-agentcore(consent-portal)) ca-central-1(aws-cloud9(webview-assets) bedrock-agentcore(consent-portal) cloud9(vfs webview-assets) dualstack(s3 s3-accesspoint s3-accesspoint-fips s3-fips s3-website) emrappui-prod emrnotebooks-prod emrstudio-prod execute-api s3 s3-accesspoint s3-accesspoint-fips s3-fips s3-object-lambda s3-website) ca-west-1(dualstack(s3 s3-accesspoint s3-accesspoint-fips s3-fips s3-website) emrappui-prod emrnotebooks-prod emrstudio-prod execute-api s3 s3-accesspoint s3-accesspoint-fips s3-fips s3-object-lambda s3-website) compute compute-1 elb eu-central-1(analytics-gateway aws-cloud9(webview-assets) bedrock-agentcore(consent-portal) cloud9(vfs webview-assets) dualstack(s3 s3-accesspoint s3-website) emrappui-prod emrnotebooks-prod emrstudio-prod execute-api s3 s3-accesspoint s3-object-lambda s3-website) eu-central-2(dualstack(s3 s3-accesspoint s3-website) emrappui-prod emrnotebooks-prod emrstudio-prod execute-api s3 s3-accesspoint s3-object-lambda s3-website) eu-north-1(aws-cloud9(webview-assets) bedrock-agentcore(consent-portal) cloud9(vfs webview-assets) dualstack(s3 s3-accesspoint) emrappui-prod emrnotebooks-prod emrstudio-prod execute-api s3 s3-accesspoint s3-object-lambda s3-website) eu-south-1(aws-cloud9(webview-assets) bedrock-agentcore(consent-portal) cloud9(vfs webview-assets) dualstack(s3 s3-accesspoint s3-website) emrappui-prod emrnotebooks-prod emrstudio-prod execute-api s3 s3-accesspoint s3-object-lambda s3-website) eu-south-2(bedrock-agentcore(consent-portal) dualstack(s3 s3-accesspoint s3-website) emrappui-prod emrnotebooks-prod emrstudio-prod execute-api s3 s3-accesspoint s3-object-lambda s3-website) eu-west-1(analytics-gateway aws-cloud9(webview-assets) bedrock-agentcore(consent-portal) cloud9(vfs webview-assets) dualstack(s3 s3-accesspoint s3-website) emrappui-prod emrnotebooks-prod emrstudio-prod execute-api s3 s3-accesspoint s3-deprecated s3-object-lambda s3-website) eu-west-2(aws-cloud9(webview-assets) bedrock-agentcore(consent-portal) cloud9(vfs webview-assets) dualstack(s3 s3-accesspoint) emrappui-prod emrnotebooks-prod emrstudio-prod execute-api s3 s3-accesspoint s3-object-lambda s3-website) eu-west-3(aws-cloud9(webview-assets) bedrock-agentcore(consent-portal) cloud9(vfs webview-assets) dualstack(s3 s3-accesspoint s3-website) emrappui-prod emrnotebooks-prod emrstudio-prod execute-api s3 s3-accesspoint s3-object-lambda s3-website) il-central-1(aws-cloud9(webview-assets) cloud9(vfs) dualstack(s3 s3-accesspoint s3-website) emrappui-prod emrnotebooks-prod emrstudio-prod execute-api s3 s3-accesspoint s3-object-lambda s3-website) me-central-1(dualstack(s3 s3-accesspoint s3-website) emrappui-prod emrnotebooks-prod emrstudio-prod execute-api s3 s3-accesspoint s3-object-lambda s3-website) me-south-1(aws-cloud9(webview-assets) cloud9(vfs webview-assets) dualstack(s3 s3-accesspoint) emrappui-prod emrnotebooks-prod emrstudio-prod execute-api s3 s3-accesspoint s3-object-lambda s3-website) rds(af-south-1 ap-east-1 ap-east-2 ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1 ap-south-2 ap-southeast-1 ap-southeast-2 ap-southeast-3 ap-southeast-4 ap-southeast-5 ap-southeast-6 ap-southeast-7 ca-central-1 ca-west-1 eu-central-1 eu-central-2 eu-west-1 eu-west-2 eu-west-3 il-central-1 me-central-1 me-south-1 mx-central-1 sa-east-1 us-east-1 us-east-2 us-gov-east-1 us-gov-west-1 us-northeast-1 us-west-1 us-west-2) s3 s3-1 s3-ap-east-1 s3-ap-northeast-1 s3-ap-northeast-2 s3-ap-northeast-3 s3-ap-south-1 s3-ap-southeast-1 s3-ap-southeast-2 s3-ca-central-1 s3-eu-central-1 s3-eu-north-1 s3-eu-west-1 s3-eu-west-2 s3-eu-west-3 s3-external-1 s3-fips-us-gov-east-1 s3-fips-us-gov-west-1 s3-global(accesspoint(mrap)) s3-me-south-1 s3-sa-east-1 s3-us-east-2 s3-us-gov-east-1 s3-us-gov-west-1 s3-us-west-1 s3-us-west-2 s3-website-ap-northeast-1 s3-website-ap-southeast-1 s3-website-ap-southeast-2 s3-website-eu-west-1 s3-website-sa-east-1 s3-website-us-east-1 s3-website-us-gov-west-1 s3-website-us-west-1 s3-website-us-west-2 sa-east-1(aws-cloud9(webview-assets) bedrock-agentcore(consent-portal) cloud9(vfs webview-assets) dualstack(s3 s3-accesspoint s3-website) emrappui-prod emrnotebooks-prod emrstudio-prod execute-api s3 s3-accesspoint s3-object-lambda s3-website) us-east-1(analytics-gateway emrappui-prod emrnotebooks-prod emrstudio-prod execute-api s3 s3-accesspoint s3-accesspoint-fips s3-deprecated s3-fips s3-object-lambda s3-website) us-east-2(analytics-gateway aws-cloud9(webview-assets) bedrock-agentcore(consent-portal) cloud9(vfs webview-assets) dualstack(s3 s3-accesspoint s3-accesspoint-fips s3-fips s3-website) emrappui-prod emrnotebooks-prod emrstudio-prod execute-api s3 s3-accesspoint s3-accesspoint-fips s3-deprecated s3-fips s3-object-lambda s3-website) us-gov-east-1(dualstack(s3 s3-accesspoint s3-accesspoint-fips s3-fips s3-website) emrappui-prod emrnotebooks-prod emrstudio-prod execute-api s3 s3-accesspoint s3-accesspoint-fips s3-fips s3-object-lambda s3-website) us-gov-west-1(bedrock-agentcore(consent-portal) dualstack(s3 s3-accesspoint s3-accesspoint-fips s3-fips s3-website) emrappui-prod emrnotebooks-prod emrstudio-prod execute-api s3 s3-accesspoint s3-accesspoint-fips s3-fips s3-object-lambda s3-website) us-west-1(aws-cloud9(webview-assets) bedrock-agentcore(consent-portal) cloud9(vfs webview-assets) dualstack(s3 s3-accesspoint s3-accesspoint-fips s3-fips s3-website) emrappui-prod emrnotebooks-prod emrstudio-prod execute-api s3 s3-accesspoint s3-accesspoint-fips s3-fips s3-object-lambda s3-website) us-west-2(analytics-gateway aws-cloud9(webview-assets) bedrock-agentcore(consent-portal) cloud9(vfs webview-assets) dualstack(s3 s3-accesspoint s3-accesspoint-fips s3-fips s3-website) emrappui-prod emrnotebooks-prod emrstudio-prod execute-api s3 s3-accesspoint s3-accesspoint-fips s3-deprecated s3-fips s3-object-lambda s3-website)
amazonaws.com.cn airflow(cn-north-1 cn-northwest-1) cn-north-1(dualstack(s3 s3-accesspoint s3-website) emrappui-prod emrnotebooks-prod emrstudio-prod execute-api rds s3 s3-accesspoint s3-deprecated s3-object-lambda s3-website) cn-northwest-1(dualstack(s3 s3-accesspoint) emrappui-prod emrnotebooks-prod emrstudio-prod execute-api rds s3 s3-accesspoint s3-object-lambda s3-website) compute eb(cn-north-1 cn-northwest-1) elb
amazoncognito.com af-south-1(auth) ap-east-1(auth) ap-east-2(auth) ap-northeast-1(auth) ap-northeast-2(auth) ap-northeast-3(auth) ap-south-1(auth) ap-south-2(auth) ap-southeast-1(auth) ap-southeast-2(auth) ap-southeast-3(auth) ap-southeast-4(auth) ap-southeast-5(auth) ap-southeast-6(auth) ap-southeast-7(auth) ca-central-1(auth) ca-west-1(auth) eu-central-1(auth) eu-central-2(auth) eu-north-1(auth) eu-south-1(auth) eu-south-2(auth) eu-west-1(auth) eu-west-2(auth) eu-west-3(auth) il-central-1(auth) me-central-1(auth) me-south-1(auth) mx-central-1(auth) sa-east-1(auth) us-east-1(auth auth-fips) us-east-2(auth auth-fips) us-gov-east-1(auth-fips) us-gov-west-1(auth-fips) us-west-1(auth auth-fips) us-west-2(auth auth-fips)
amazonwebservices.com.cn on(cn-north-1(airflow transfer-webapp) cn-northwest-1(airflow transfer-webapp))
amazonwebservices.eu on(eusc-de-east-1(cognito-idp(auth) transfer-webapp))
amba.host app cdn fn go
aseinet.ne.jp user
atlassian-dev.net prod(cdn)
aws-cloud9.us-east-1.amazonaws.com webview-assets
axarnet.cloud es-1
bedrock-agentcore.us-east-1.amazonaws.com consent-portal
beebyte.io paas
beebyteapp.io sekd1
brendly.ba shop
brendly.hr shop
brendly.rs shop
bubble.io cdn
buskerud.no nes
canva.site my
canvasite.cn my
cdn77-secure.org origin(ssl)
cdn77.net r
cdn77.org c rsc
cldmail.ru hb
clever-cloud.com services
cloud9.us-east-1.amazonaws.com vfs webview-assets
cloudflareanycast.net cdn
cloudflarecn.net cdn
cloudflareglobal.net cdn
cloudlets.com.au mel
cloudplatform.fi fi
cloudscale.ch cust lpg(objects) rma(objects)
code.com builder dev-builder stg-builder
contentproxy9.cz rsc
cosidns.de dyn
crm.dev aa ab ac ad ae af ci d pa pb pc pd pe pf w wa wb wc wd we wf
cs.amazonlightsail.com ap-east-1 ap-northeast-1 ap-northeast-2 ap-south-1 ap-southeast-1 ap-southeast-2 ap-southeast-3 ap-southeast-5 ca-central-1 eu-central-1 eu-north-1 eu-south-2 eu-west-1 eu-west-2 eu-west-3 sa-east-1 us-east-1 us-east-2 us-west-2
dappnode.io dyndns
databricksapps.com aws azure gcp
databricksapps.us aws-gov
datadetect.com demo instance
dogado.eu jelastic
dualstack.us-east-1.amazonaws.com s3 s3-accesspoint s3-accesspoint-fips s3-fips s3-website
elastx.net jls-sto1 jls-sto2 jls-sto3
emergentagent.com preview
emf.camp at
encoway.cloud eu
enscaled.us phx
evennode.com eu-1 eu-2 eu-3 eu-4 us-1 us-2 us-3 us-4
evervault.app relay
evervault.dev relay
fastly.net freetls map prod(a global) ssl(a b global)
fbsbx.com apps
fedoraproject.org cloud os(app) stg(os(app))
fin-ncloudstorage.com object(kr(s3-website)) private(object(kr))
flow.ch ae(alp1) appengine
forgerock.io id
funkfeuer.at wien
gov-ncloudstorage.com kr kr-private object(kr(s3-website) krs(s3-website)) private(object(kr krs))
grok.bot apps pages
hedmark.no os valer xn--vler-qoa
her.name forgot
his.name forgot
hooc.me seprox
hordaland.no os
hosted-by-previder.com paas
hosteur.com rag-cloud rag-cloud-ch
hrsn.net vps
hs-heilbronn.de it(pages pages-research)
ik-server.com jcloud jcloud-ver-jpc
interhostsolutions.be cloud
jelastic.cloud vip
jelastic.com demo
jelastic.vps-host.net atl njs ric
jenv-aruba.cloud aruba(eur(it1)) it1
k2.cloud elastic ru-msk(lb s3 website) ru-spb(lb s3 website) s3 website
kuleuven.be ezproxy
lair.io apps
layershift.co.uk j
linode.com members nodebalancer
linodeusercontent.com ip
localcert.dev user
massivegrid.com paas
massivegrid.net paas(fr-1 lon-1 lon-2 ny-1 ny-2 sg-1)
metacentrum.cz cloud custom
more-og-romsdal.no heroy sande
muni.cz cloud(flt usr)
mynetname.net sn
mythic-beasts.com caracal customer fentiger lynx ocelot oncilla onza sphinx vs x yali
nabu.casa ui
ncloud.com objectstorage(kr sg)
ncloudstorage.com kr kr-naver kr-naver-dev kr-private object(de(s3-website) kr(s3-website) sg(s3-website) us(s3-website)) private(object(kr sg)) website(kr kr-naver kr-naver-dev)
ncpstorage.com object(jp jp4(jp) jp5(jp) kr s3-website-jp) private(object(jp jp4(jp) jp5(jp) kr))
neen.it jc
nftstorage.link ipfs
noc.ruhr-uni-bochum.de io
nodeart.io stage
nordland.no bo heroy xn--b-5ga xn--hery-ira
nospamproxy.com cloud(o365)
objectstorage.ch lpg rma
observableusercontent.com static
on.aws af-south-1(airflow lambda-url transfer-webapp) ap-east-1(airflow lambda-url transfer-webapp) ap-east-2(transfer-webapp) ap-northeast-1(airflow lambda-url transfer-webapp) ap-northeast-2(airflow lambda-url transfer-webapp) ap-northeast-3(airflow lambda-url transfer-webapp) ap-south-1(airflow lambda-url transfer-webapp) ap-south-2(airflow transfer-webapp) ap-southeast-1(airflow lambda-url transfer-webapp) ap-southeast-2(airflow lambda-url transfer-webapp) ap-southeast-3(airflow lambda-url transfer-webapp) ap-southeast-4(airflow transfer-webapp) ap-southeast-5(airflow transfer-webapp) ap-southeast-6(transfer-webapp) ap-southeast-7(airflow transfer-webapp) ca-central-1(airflow lambda-url transfer-webapp) ca-west-1(airflow transfer-webapp) eu-central-1(airflow lambda-url transfer-webapp) eu-central-2(airflow transfer-webapp) eu-north-1(airflow lambda-url transfer-webapp) eu-south-1(airflow lambda-url transfer-webapp) eu-south-2(airflow transfer-webapp) eu-west-1(airflow lambda-url transfer-webapp) eu-west-2(airflow lambda-url transfer-webapp) eu-west-3(airflow lambda-url transfer-webapp) il-central-1(airflow transfer-webapp) me-central-1(airflow transfer-webapp) me-south-1(airflow lambda-url transfer-webapp) mx-central-1(transfer-webapp) sa-east-1(airflow lambda-url transfer-webapp) us-east-1(airflow lambda-url transfer-webapp) us-east-2(airflow lambda-url transfer-webapp) us-gov-east-1(transfer-webapp transfer-webapp-fips) us-gov-west-1(transfer-webapp transfer-webapp-fips) us-west-1(airflow lambda-url transfer-webapp) us-west-2(airflow lambda-url transfer-webapp)
onstackit.cloud runs
ortsinfo.at ex kunden
ostfold.no valer
ovh.net hosting webpaas
party.eus user
platform.sh ent eu us
ply.gg at d6
prgmr.com xen
project-study.com dev
quickconnect.cn direct
quickconnect.to direct
railway.app up
rb-hosting.io site
rdpa.co clusters srvrless
reclaim.cloud ca uk us
render.com app
repost.aws private
resinstaging.io devices
retrosnub.co.uk cust
rit.edu git-pages
sagemaker.aws af-south-1(notebook studio) ap-east-1(notebook studio) ap-northeast-1(labeling notebook studio) ap-northeast-2(labeling notebook studio) ap-northeast-3(notebook studio) ap-south-1(labeling notebook studio) ap-south-2(notebook) ap-southeast-1(labeling notebook studio) ap-southeast-2(labeling notebook studio) ap-southeast-3(notebook studio) ap-southeast-4(notebook) ca-central-1(labeling notebook notebook-fips studio) ca-west-1(notebook notebook-fips) eu-central-1(labeling notebook studio) eu-central-2(notebook studio) eu-north-1(notebook studio) eu-south-1(notebook studio) eu-south-2(notebook studio) eu-west-1(labeling notebook studio) eu-west-2(labeling notebook studio) eu-west-3(notebook studio) experiments il-central-1(notebook studio) me-central-1(notebook studio) me-south-1(notebook studio) sa-east-1(notebook studio) us-east-1(labeling notebook notebook-fips studio) us-east-2(labeling notebook notebook-fips studio) us-gov-east-1(notebook notebook-fips studio studio-fips) us-gov-west-1(notebook notebook-fips studio studio-fips) us-west-1(notebook notebook-fips studio) us-west-2(labeling notebook notebook-fips studio)
sagemaker.com.cn cn-north-1(notebook studio) cn-northwest-1(notebook studio)
sakurastorage.jp isk01(s3) isk02(s3)
salesforce.com platform(code-builder-stg(test(001)))
saveincloud.net jelastic nordeste-idc
scaleforce.com.cy j
scaleforce.net j
scrypted.io client
scw.cloud baremetal(fr-par-1 fr-par-2 nl-ams-1) fr-par(cockpit ddl dtwh fnc(functions) ifr k8s(nodes) kafk mgdb rdb s3 s3-website scbl whm) instances(priv pub) k8s nl-ams(cockpit ddl dtwh ifr k8s(nodes) kafk mgdb rdb s3 s3-website scbl whm) pl-waw(cockpit ddl dtwh ifr k8s(nodes) kafk mgdb rdb s3 s3-website scbl) scalebook smartlabeling
spawn.cc instances
speedpartner.de customer
srcf.net soc user
storacha.link ipfs
storage.dev t3
storageapi.dev t3
tawk.email p
tawkto.email p
tb-hosting.com site
teckids.org s3
telemark.no bo xn--b-5ga
thingdust.io dev(cust reservd) disrec(cust reservd) prod(cust) testing(cust reservd)
transip.me site
trendhosting.cloud ch de
typeform.com pro
usgovcloudapi.net core(blob file web) servicebus
vestfold.no sande
w3s.link ipfs
wafaicloud.com jed ryd
webaccel.jp rs user
wiardweb.com pages
windows.net core(blob file web) servicebus
xn--mre-og-romsdal-qqb.no sande xn--hery-ira
xn--stfold-9xa.no xn--vler-qoa
`
