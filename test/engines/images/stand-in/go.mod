module lading/engines/stand-in

go 1.24.0
