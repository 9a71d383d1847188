package bouncecard.adapter.data;

import bouncecard.catalog.Catalog;

/// The program's data with an operator's above them.
///
/// @param forReading what [DataFiles#loadForReading] makes of it the catalogue of a process that
///   only reads
@SuppressWarnings("ArrayRecordComponent") // handed on and never compared
public record OwnData(Catalog catalog, byte[] forReading) {}
