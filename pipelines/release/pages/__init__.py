"""What people read in a release. Each page is written once, as Markdown; its HTML, for the screen and for print, is made from that."""
