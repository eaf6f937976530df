//! An exchange on this computer: it takes requests over TLS or without, keeps what it was asked, and answers as it is told to.
//! It reads requests by another path than the door writes them.
#![allow(dead_code, reason = "a bench needs less of it than the tests")]

pub mod proof;
pub mod tongue;
pub mod tongues;

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use rustls::{ServerConfig, ServerConnection, StreamOwned};

/// A request longer than this is a defect of the door.
const MOST_BYTES: usize = 64 * 1024;

/// A request as it came.
#[derive(Clone, Debug)]
pub struct Asked {
    pub method: String,
    pub path: String,
    pub query: String,
    /// Names in lower case.
    pub headers: Vec<(String, String)>,
    pub body: String,
}

impl Asked {
    /// Path with query, as it is signed.
    pub fn target(&self) -> String {
        if self.query.is_empty() { self.path.clone() } else { format!("{}?{}", self.path, self.query) }
    }

    /// The header of this name, in lower case; empty where there is none.
    pub fn header(&self, name: &str) -> &str {
        self.headers.iter().find(|(own, _)| own == name).map_or("", |(_, value)| value)
    }

    /// The value of this part of the query, as it was sent; empty where there is none.
    pub fn part(&self, name: &str) -> &str {
        let mut parts = self.query.split('&').filter_map(|part| part.split_once('='));
        parts.find(|(own, _)| *own == name).map_or("", |(_, value)| value)
    }

    /// Everything that was sent, as one text.
    pub fn all(&self) -> String {
        format!("{} {} {} {:?} {}", self.method, self.path, self.query, self.headers, self.body)
    }
}

/// What is sent back.
#[derive(Clone, Debug)]
pub enum Said {
    /// This status, these headers and this body.
    Whole(u16, Vec<(&'static str, String)>, Vec<u8>),
    /// The same after so long.
    After(Duration, u16, Vec<u8>),
    /// A body that ends before its length.
    CutOff(Vec<u8>),
    /// Nothing: the connection is closed.
    Nothing,
}

impl Said {
    pub fn json(status: u16, body: impl Into<Vec<u8>>) -> Self {
        Self::Whole(status, vec![("Content-Type", "application/json".to_owned())], body.into())
    }
}

type Answer = dyn Fn(&Asked) -> Said + Send + Sync;

/// A server on a port of its own. It ends when it is dropped.
pub struct Server {
    pub address: SocketAddr,
    asked: Arc<Mutex<Vec<Asked>>>,
    connections: Arc<Mutex<usize>>,
    is_over: Arc<AtomicBool>,
}

impl Server {
    /// Answers by this; over TLS where a certificate is given.
    pub fn start(
        tls: Option<Arc<ServerConfig>>,
        answer: impl Fn(&Asked) -> Said + Send + Sync + 'static,
    ) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let server = Self {
            address: listener.local_addr().unwrap(),
            asked: Arc::default(),
            connections: Arc::default(),
            is_over: Arc::default(),
        };
        let (asked, connections, is_over) =
            (server.asked.clone(), server.connections.clone(), server.is_over.clone());
        let answer: Arc<Answer> = Arc::new(answer);
        let accept = move || {
            for stream in listener.incoming() {
                if is_over.load(Ordering::Relaxed) {
                    return;
                }
                let Ok(stream) = stream else { continue };
                *connections.lock().unwrap() += 1;
                let (asked, answer, tls) = (asked.clone(), answer.clone(), tls.clone());
                let serve = move || {
                    // What breaks here breaks at the other end, which is what is tested.
                    let _ = match tls {
                        Some(config) => {
                            let connection = ServerConnection::new(config).unwrap();
                            serve(StreamOwned::new(connection, stream), &asked, &*answer)
                        }
                        None => serve(stream, &asked, &*answer),
                    };
                };
                std::thread::Builder::new().name("served".to_owned()).spawn(serve).unwrap();
            }
        };
        std::thread::Builder::new().name("loopback".to_owned()).spawn(accept).unwrap();
        server
    }

    /// What it was asked so far.
    pub fn asked(&self) -> Vec<Asked> {
        self.asked.lock().unwrap().clone()
    }

    /// How many connections there were.
    pub fn connections(&self) -> usize {
        *self.connections.lock().unwrap()
    }

    /// The argument that sends this exchange here.
    pub fn host(&self, exchange: &str, scheme: &str) -> keystead::app::TestHost {
        format!("{exchange}={scheme}://{}", self.address).parse().unwrap()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.is_over.store(true, Ordering::Relaxed);
        drop(TcpStream::connect(self.address));
    }
}

fn serve(mut stream: impl Read + Write, asked: &Mutex<Vec<Asked>>, answer: &Answer) -> std::io::Result<()> {
    let request = match read(&mut stream) {
        Ok(request) => request,
        Err(error) => {
            // What most servers say to somebody who speaks another protocol.
            write(&mut stream, 400, &[], 0, &[])?;
            return Err(error);
        }
    };
    asked.lock().unwrap().push(request.clone());
    match answer(&request) {
        Said::Whole(status, headers, body) => write(&mut stream, status, &headers, body.len(), &body),
        Said::After(pause, status, body) => {
            std::thread::sleep(pause);
            write(&mut stream, status, &[], body.len(), &body)
        }
        Said::CutOff(body) => write(&mut stream, 200, &[], body.len() + 100, &body),
        Said::Nothing => Ok(()),
    }
}

fn write(
    stream: &mut (impl Read + Write),
    status: u16,
    headers: &[(&'static str, String)],
    length: usize,
    body: &[u8],
) -> std::io::Result<()> {
    let mut head = format!("HTTP/1.1 {status} Said\r\nContent-Length: {length}\r\n");
    for (name, value) in headers {
        head.extend([name, ": ", value, "\r\n"]);
    }
    head.push_str("\r\n");
    stream.write_all(head.as_bytes())?;
    stream.write_all(body)?;
    stream.flush()
}

fn read(stream: &mut impl Read) -> std::io::Result<Asked> {
    let mut bytes = Vec::new();
    loop {
        let mut headers = [httparse::EMPTY_HEADER; 64];
        let mut request = httparse::Request::new(&mut headers);
        let parsed = request.parse(&bytes).map_err(|_| std::io::ErrorKind::InvalidData)?;
        if let httparse::Status::Complete(head) = parsed {
            let text = |value: &[u8]| String::from_utf8_lossy(value).into_owned();
            let (path, query) = request.path.unwrap().split_once('?').unwrap_or((request.path.unwrap(), ""));
            let mut asked = Asked {
                method: request.method.unwrap().to_owned(),
                path: path.to_owned(),
                query: query.to_owned(),
                headers: request
                    .headers
                    .iter()
                    .map(|header| (header.name.to_lowercase(), text(header.value)))
                    .collect(),
                body: String::new(),
            };
            let length: usize = asked.header("content-length").parse().unwrap_or(0);
            while bytes.len() < head + length {
                more(stream, &mut bytes)?;
            }
            asked.body = text(&bytes[head..head + length]);
            return Ok(asked);
        }
        more(stream, &mut bytes)?;
    }
}

fn more(stream: &mut impl Read, bytes: &mut Vec<u8>) -> std::io::Result<()> {
    let mut chunk = [0; 4096];
    let count = stream.read(&mut chunk)?;
    if count == 0 || bytes.len() > MOST_BYTES {
        return Err(std::io::ErrorKind::UnexpectedEof.into());
    }
    bytes.extend_from_slice(&chunk[..count]);
    Ok(())
}
