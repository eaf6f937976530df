//! Signatures that another program made with the same key, clock and question: ccxt 4.5.90 in Python. For exchanges whose own
//! documents print no example that can be computed.

use keystead::domain::live_check::CheckFacts;
use keystead::exchange::adapters::adapter_of;

use crate::dummy;

const SIGNATURES: [(&str, &str); 10] = [
    ("bingx", "65cb7482266e020fd427871e5060fd30588c31a5a87b9fd3cbf4592c5ecccf1c"),
    ("bitget", "UOAJFiWiTLoX0RzhX9WGsg+TKF+KeWG/RQCdTjkTQhE="),
    ("bybit", "8d7d9c05966b9e4ac0ce84008a2a8a19579e8ee5022ce72dac3eae822d79e266"),
    ("cryptocom", "15cd11e5f2977c7d75a8a3fe828dbc6d20068baeac9a2ca6e34e6afc58af9944"),
    (
        "gate",
        "0c4760ea3b8816ae4426b44792ab62a3c0029d095a7362492fd35db85355bc9812e6831a2bd9a4f713a2a13747e33982666c3ba40d3fb4967f25b99c77ea97c8",
    ),
    ("htx", "1SUZ7QDBC17wRdAVokcsTiS0Jfp%2FYAOjB16haw4YOcM%3D"),
    ("kucoin", "7DHqjhC+RNChlJoT9jy19qreYR0pFtCiii8dU0/NJEs="),
    ("okx", "ehY8oURJ5idDmtCnQ47ZuRSJlbKeZu5s/mz2AyxCbqw="),
    ("phemex", "0f10c7a22cbc207708a11f0773787addff9c447c0d3f10aaee8064f25d75fc63"),
    ("poloniex", "iV6Coj1McSknK2cYnwCfe3sySEP4BpZtkSTszk667HM="),
];

#[test]
fn the_same_signatures_as_another_program_makes_stand_in_the_requests() {
    for (exchange, signature) in SIGNATURES {
        let adapter = adapter_of(exchange).unwrap();
        let host = CheckFacts::of(exchange).unwrap().host();
        let credentials = dummy::credentials(&dummy::keys(exchange, 0)[0]);
        let requests = crate::requests(adapter, host, &credentials);
        let has = requests.iter().any(|request| {
            request.headers.iter().any(|(_, value)| **value == signature)
                || request.query.ends_with(&format!("ignature={signature}"))
                || request.body.contains(&format!("\"{signature}\""))
        });
        assert!(has, "{exchange}");
    }
}
