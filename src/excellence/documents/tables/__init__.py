"""Tables that people bring and take: XLSX and CSV in, columns and words mapped, reasons by row; XLSX and CSV out."""
