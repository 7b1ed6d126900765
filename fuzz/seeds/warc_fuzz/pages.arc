filedesc://a.arc 0.0.0.0 20310318070000 text/plain 9
1 0 Ours


http://a.test/ 192.0.2.1 20310318070000 text/html 40
HTTP/1.1 200 OK

<p>One</p>...........

http://a.test/ 192.0.2.1 20310318070000 text/html 200 - - 0 a.arc 10
<p>One</p>
