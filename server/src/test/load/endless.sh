#!/bin/sh
# Writes a script that is within all limits of the language and beyond those of a run.
printf 'pagewalk 1\nmachine x86-64 ram=4G\nkernel recursive grow=check pool=0x1000..0xFFFFF\n'
for i in $(seq 0 1499); do
  printf 'map 0x%X length=512M\n' $((i << 30))
done
