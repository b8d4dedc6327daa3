//! The admin API, through its routers, on a real engine in a temporary folder.

mod addresses;
mod audit;
mod called;
mod calls;
mod company;
mod conditions;
mod connections;
mod counted;
mod document;
mod doubted;
mod exchange;
mod guard;
mod listed;
mod masked;
mod mended;
mod moments;
mod paths;
mod people;
mod port;
mod problems;
mod runs;
mod support;
mod workflows;
mod written;
