// Adds to pages that are whole without it: what is new since the last visit, and arrow keys in a gallery.
"use strict";
