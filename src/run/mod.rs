//! Sends a request as curl would, through reqwest.
