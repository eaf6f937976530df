//! The door to the network as the check sees it: something that sends a request and brings a reply, or says why it cannot.

use super::reply::Reply;
use super::request::Request;
use crate::domain::live_check::Reason;

/// Sends requests. The real one is the only part of the program that speaks to a network.
pub trait Door: Send + Sync {
    /// Sends it and waits for the answer; the reason is one of no internet, time-out, not secure, not understood.
    fn send(&self, request: &Request) -> Result<Reply, Reason>;

    /// Cuts every connection: who waits for an answer waits no more. New requests go through as before.
    fn hang_up(&self) {}
}
